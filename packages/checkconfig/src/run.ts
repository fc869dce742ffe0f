// The test broker, which `checkconfig run` alone loads.
export { ArgumentError, readPort, runBroker } from '@mosquitto-conf/broker/run';

// The test broker, which `checkconfig run` alone loads.
export { ArgumentError, type RunOptions, readPort, runBroker } from '@mosquitto-conf/broker/run';

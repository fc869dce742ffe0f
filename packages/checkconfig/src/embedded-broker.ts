// The test broker. It is loaded when a command runs it, and not for the help of that command.
export { ArgumentError, mustBeFew, readPort, runBroker } from '@mosquitto-conf/broker/internal';

// What runs tests of configurations. It is loaded when a command runs them, and not for the help of that command.
export * from '@mosquitto-conf/test/internal';

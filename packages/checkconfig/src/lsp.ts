// The language server. It is loaded when the command runs it, and not for its help.
import '@mosquitto-conf/language-server/node';

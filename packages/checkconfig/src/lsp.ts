// The language server, built as a file of its own (dist/lsp.js).
import '@mosquitto-conf/language-server/node';

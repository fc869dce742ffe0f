// The tests by hand that configuration-tests.mjs measures beside those of the command.
export default { test: { include: ['hundred-with-aedes.test.js'] } };

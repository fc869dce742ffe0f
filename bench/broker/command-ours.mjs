// The embedded broker as the command that scripts put in the place of `mosquitto`.
import { run } from '../../packages/broker/src/embedded-program.js';

void run(process.argv);

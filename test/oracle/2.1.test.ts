import { testVerdicts } from './verdicts.js';

testVerdicts('2.1.0', '2.1.1', '2.1.2');

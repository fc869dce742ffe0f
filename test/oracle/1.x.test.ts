import { testVerdicts } from './verdicts.js';

testVerdicts('1.4.0', '1.4.9', '1.4.15', '1.5.0', '1.5.4', '1.5.11', '1.6.0', '1.6.9', '1.6.15');

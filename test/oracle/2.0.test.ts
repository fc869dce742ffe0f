import { testVerdicts } from './verdicts.js';

testVerdicts('2.0.0', '2.0.10', '2.0.11', '2.0.12', '2.0.15', '2.0.17', '2.0.18', '2.0.20', '2.0.22');

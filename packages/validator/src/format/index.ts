export { formatDocument } from './format-document.js';
export { type Organized, organize } from './organize.js';

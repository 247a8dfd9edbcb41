export { countWords, shareWords, valueWords } from '../../core/number-words.ts';

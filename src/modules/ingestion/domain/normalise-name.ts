import { foldBrackets, toHalfWidth } from './cell-text';

const LIMITED = /有限责任公司/g;

/**
 * The form under which enterprise names are compared (exactly, never by likeness).
 * Folded: full width to half width; all brackets to `()`; every white space and zero-width character
 * dropped; Latin letters to upper case; middle dots `·•・‧` to `·`; 有限责任公司 to 有限公司.
 * Not folded: 股份有限公司, 集团, 分公司, 省/市 prefixes, traditional characters, numerals: two
 * enterprises may differ in exactly that.
 */
export function normaliseName(text: string): string {
  return foldBrackets(toHalfWidth(text))
    .replace(/[\s\u200b-\u200d\ufeff]+/g, '')
    .replace(/[•・‧]/g, '·')
    .replace(LIMITED, '有限公司')
    .toUpperCase();
}

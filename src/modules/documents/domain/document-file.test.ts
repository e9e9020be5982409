import { expect, it } from 'vitest';
import { documentName, documentType } from './document-file';

const bytes = (text: string) => Buffer.from(text, 'latin1');

it('a file is what its bytes say', () => {
  expect(documentType(bytes('%PDF-1.7\n'))).toBe('pdf');
  expect(documentType(bytes('\x89PNG\r\n\x1a\n....'))).toBe('png');
  expect(documentType(bytes('\xff\xd8\xff\xe0..JFIF'))).toBe('jpeg');
  for (const other of ['', '%PD', 'PK\x03\x04 a zip', '<html>%PDF-', '\x89PNG', 'MZ', '<svg xmlns'])
    expect(documentType(bytes(other)), other).toBeUndefined();
});
it('its name keeps no folder, no control character, and the ending of what it is', () => {
  expect(documentName('../../etc/缴款凭证.PDF', 'pdf')).toBe('缴款凭证.pdf');
  expect(documentName('C:\\a\\b<x>.pdf', 'png')).toBe('b_x_.png');
  expect(documentName('\u202egnp.exe', 'jpeg')).toBe('gnp.jpg');
  expect(documentName('', 'pdf')).toBe('材料.pdf');
  expect([...documentName('长'.repeat(500), 'pdf')].length).toBe(104);
});

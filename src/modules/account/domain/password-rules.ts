export const SHORTEST = 10;
export const LONGEST = 128;

/** Passwords of ten characters and more that lists of broken ones begin with. */
const COMMON = new Set(
  `1234567890 0123456789 9876543210 12345678910 123456789a 123456789q 1q2w3e4r5t 1qaz2wsx3edc qwertyuiop
   q1w2e3r4t5 qazwsxedcr abcdefghij abc1234567 a123456789 aa12345678 woaini1314 woaini5201314 5201314520
   password123 password1234 passw0rd123 iloveyou123 1234567891 1111111111 0000000000 8888888888 6666666666
   1122334455 1231231231 asdfghjkl123 zxcvbnm123 admin123456 administrator welcome123 letmein1234 changeme123
   tianjin123 xinyidai123 xinyidai2026`.split(/\s+/),
);

export type PasswordProblem =
  | 'password-short'
  | 'password-long'
  | 'password-common'
  | 'password-is-login'
  | 'password-one-letter';

/** What is wrong with a new password; undefined when nothing is. Length counts characters, not bytes. */
export function passwordProblem(password: string, login: string): PasswordProblem | undefined {
  const letters = [...password.normalize('NFKC')];
  if (letters.length < SHORTEST) return 'password-short';
  if (letters.length > LONGEST) return 'password-long';
  const plain = password.normalize('NFKC').toLowerCase();
  if (plain.includes(login.toLowerCase())) return 'password-is-login';
  if (new Set(letters).size < 4) return 'password-one-letter';
  return COMMON.has(plain) ? 'password-common' : undefined;
}

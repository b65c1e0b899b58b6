/** For tests: a form that was given to somebody else, sent with the keys of one's own session, as a forger would. */
import type { Visitor } from '../infra/laptop/demo/people/visitor.ts';

export async function withOwnKeys(browser: Visitor, fields: FormData | URLSearchParams): Promise<URLSearchParams> {
  await browser.open('/home');
  const [, mine] = browser.formOf('Sign out');
  const forged = new URLSearchParams([...fields].map(([name, value]) => [name, String(value)]));
  for (const key of ['_command', '_proof']) forged.set(key, String(mine.get(key)));
  return forged;
}

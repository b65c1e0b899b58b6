/** Each refusal has a code for programs: one for each thing that can be wrong, kept in docs/refusals.md with the sentence for people. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const sources = ['functions', 'infra/cli'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(?!.*\.test\.).*\.ts$/.test(file))
    .map((file) => join(folder, file))
    .sort(),
);

/** A code and its sentence stand beside each other wherever a refusal is made. */
const SAID =
  /(?:code: )?'([a-z][a-z-]*)',\s*(?:wrong: )?(?:'((?:[A-Z“])(?:\\.|[^'\\])*)'|`((?:[A-Z“]|\$\{)(?:\\.|[^`\\])*)`)/g;
/** Two that differ in what they fill in are one sentence. */
const templateOf = (sentence: string): string => sentence.replaceAll(/\$\{[^}]*\}+/g, '…').replaceAll('\\`', '`');

const said = sources.flatMap((file) =>
  [...read(file).matchAll(SAID)].flatMap(([, code = '', plain, filled]) => {
    const sentence = templateOf(plain ?? filled ?? '');
    return /[.…]$/.test(sentence) ? [{ file, code, sentence }] : [];
  }),
);
const byCode = Map.groupBy(said, ({ code }) => code);
const sentencesOf = (code: string): string[] => [...new Set(byCode.get(code)?.map(({ sentence }) => sentence))].sort();

/** Said differently in different places, and the same thing is wrong. */
const IN_OTHER_WORDS = [
  'agreement-voided',
  'days-reversed',
  'executed-already',
  'file-missing',
  'file-too-large',
  'link-too-old',
  'mailbox-character',
  'mailbox-outside-domains',
  'mailbox-too-long',
  'not-a-day',
  'not-an-mou-number',
  'not-executed',
  'not-found',
  'not-in-dispute',
  'office-unknown',
  'original-known',
  'reason-missing',
  'round-closed',
  'signing-office-missing',
  'text-read-outdated',
  'turn-not-come',
];

describe('A code', () => {
  it.each([...byCode.keys()].sort())('%s is of lower-case words', (code) => expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/));

  it('stands for one thing that is wrong', () => {
    const several = [...byCode.keys()].filter((code) => sentencesOf(code).length > 1);
    expect(several.sort()).toEqual(IN_OTHER_WORDS);
  });

  it('stands where the refusal is made, so that each is found here', () => {
    const computed = sources.flatMap((file) =>
      [...read(file).matchAll(/(?<![\w.])refuse\(\s*(?![\s'])[^,\n]*/g)].map(([call]) => `${file}: ${call}`),
    );
    expect(computed.sort()).toEqual([
      'functions/disputes/domain/acting.rules.ts: refuse(...ENDED[status]',
      'functions/disputes/domain/veto.rules.ts: refuse(...NO_VETO',
      'functions/disputes/domain/veto.rules.ts: refuse(...NO_VETO',
      'functions/disputes/domain/veto.rules.ts: refuse(...NO_VETO',
      'functions/shared/kernel.ts: refuse(...of).refused;',
      'functions/shared/mailbox.ts: refuse(...wrongIn(mailbox)',
      'functions/shared/mailbox.ts: refuse(...wrongIn(typed.trim().toLowerCase())',
    ]);
    const literal = sources.flatMap((file) =>
      [...read(file).matchAll(/(?<![\w.])(?:refuse|say)\(\s*'([^']*)'|code: '([^']*)',\s*wrong:/g)].map(
        ([, called, given]) => called ?? given ?? '',
      ),
    );
    expect(literal.filter((code) => !byCode.has(code))).toEqual([]);
  });

  it('is on the list of those who call the API, with what it means', () => {
    const listed = [...read('docs/refusals.md').matchAll(/^\| `([^`]+)` \| (.*) \|$/gm)].map(([, ...row]) => row);
    const rows = [...byCode.keys()].sort().map((code) => [code, sentencesOf(code).join(' / ')]);
    expect(listed).toEqual(rows);
  });
});

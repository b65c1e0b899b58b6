/** Every mail that an event may ask for is written by its family, and every mail that is written is asked for. */
import { describe, expect, it } from 'vitest';
import { capabilities } from '../functions/capabilities.ts';
import { FAMILY_NAMES, familyOf } from '../functions/outbox/families.ts';
import { contentOf } from '../functions/shared/mail.ts';
import { sourcesIn } from './imports.ts';

/** Chosen when the mail goes out, or asked for by a search. */
const BY_CHOICE = [
  'signing notice',
  'signing found',
  'clearance found',
  'preparing found',
  'adoption found',
  'changes given',
  'withdrawals given',
];
const BY_REQUEST = ['sign-in sign-in'];
/** Named by a condition, which the expression below does not read. */
const BY_CONDITION = [
  ...['signing code', 'signing long-code', 'removals removal-approved', 'removals removal-refused'],
  ...['reviews code', 'reviews long-code'],
  ...['reviews remind-answers', 'reviews remind-signatures', 'reviews remind-unanswered'],
];
/** Only ever answered by a notice. */
const NEVER_ITSELF = 'signing prepare';
/** The family that a function of an effects file stands for, which is called with a template. */
const BUILDERS: Record<string, readonly string[]> = {
  'agreements tell': ['signing'],
  'agreements mail': ['adoption'],
  'agreements toLiaisons': ['changes'],
  'agreements aboutLeaving': ['withdrawals'],
  'closing mail': ['closing'],
  'commitments mail': ['commitments'],
  'commitments tell': ['commitments'],
  'kpis aboutToken': ['figure-tokens'],
  'disputes mail': ['disputes'],
  'kpis mail': ['kpis'],
  'offices toSigning': ['signing'],
  'offices forClearance': ['clearance'],
  'records mail': ['removals'],
  'reviews mail': ['reviews'],
  'signing toPreparing': ['preparing', 'clearance'],
};

const effects = sourcesIn('functions').filter(({ path }) => path.endsWith('.effects.ts'));

/** `mail('signing', 'reminder', …)`, or by a builder `toSigning('prepare', …)`. */
const asked = effects.flatMap(({ path, text }) => {
  const [, room = ''] = path.split('/');
  const calls = [...text.matchAll(/\b(\w+)\(\s*'([\w-]+)'(?:,\s*'([\w-]+)')?/g)];
  return calls.flatMap(([, name = '', first = '', second]) =>
    FAMILY_NAMES.includes(first)
      ? second === undefined
        ? []
        : [`${first} ${second}`]
      : (BUILDERS[`${room} ${name}`] ?? [`${path}: ${name}`]).map((family) => `${family} ${first}`),
  );
});

async function written(): Promise<string[]> {
  const named = await Promise.all(
    FAMILY_NAMES.map(async (name) => {
      const family = await familyOf(name);
      return 'answers' in family ? [] : Object.keys(family.content).map((template) => `${name} ${template}`);
    }),
  );
  return named.flat();
}

describe('Families', () => {
  it('are those that the pages of the capabilities name', () => {
    const named = Object.values(capabilities).flatMap((one): readonly string[] => ('mails' in one ? one.mails : []));
    expect([...FAMILY_NAMES].sort()).toEqual([...named].sort());
  });
});

describe('Mails', () => {
  it('that events ask for are the ones that families write', async () => {
    expect(asked).toContain(NEVER_ITSELF);
    const all = new Set([...asked, ...BY_CONDITION, ...BY_CHOICE, ...BY_REQUEST]);
    all.delete(NEVER_ITSELF);
    expect([...all].sort()).toEqual((await written()).sort());
  });

  it('of a family or by a template that there is not are a mistake of ours', async () => {
    await expect(familyOf('constructor')).rejects.toThrow(RangeError);
    expect(() => contentOf({}, 'constructor', {})).toThrow(RangeError);
  });

  it('that someone typed an address for are the only ones whose item tells nothing', async () => {
    const onRequest = await Promise.all(
      FAMILY_NAMES.map(async (name) => ((await familyOf(name)).onRequest ? [name] : [])),
    );
    expect(onRequest.flat()).toEqual(['sign-in', 'find']);
  });
});

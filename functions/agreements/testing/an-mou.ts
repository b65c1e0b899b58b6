/** For tests: the example files, copies of them with one place changed, and what the reader says of them. */
import roads from '../../../examples/road-closures.json';
import short from '../../../examples/short.json';
import smoke from '../../../examples/wildfire-smoke.json';
import type { Refusal } from '../../shared/kernel.ts';
import { parse } from '../mou/domain/mou.rules.ts';
import type { Mou } from '../mou/domain/mou.schema.ts';

export { roads, short };
/** Without its annex, so that it is whole by itself. */
export const wildfire = { ...smoke, annexes: [] };

const {
  decisionRights: _rights,
  commitments: _commitments,
  publicCredit: _credit,
  ladder: _ladder,
  kpis: _kpis,
  boardRules: _board,
  veto: _veto,
  independentActionNotice: _action,
  terminationNotice: _notice,
  clauses: _clauses,
  ...said
} = short;
/** What every MOU must say, and nothing else. */
export const bare = said;

const own = (value: unknown): Record<string, unknown> => {
  if (typeof value !== 'object' || value === null) throw new TypeError('There is no such place in the file');
  return value as Record<string, unknown>;
};

/** A copy with another value in one place, `parties.0.name`; undefined takes the field away. Throws if the place is not there. */
export const changed = (file: unknown, path: string, value: unknown): unknown => {
  const copy = structuredClone(file);
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const holder = own(steps.reduce((at: unknown, step) => own(at)[step], copy));
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
};

/** The short MOU with so many parties. */
export const manyParties = (count: number): unknown => {
  const [first] = short.parties;
  const others = Array.from({ length: count - short.parties.length }, (_, index) => {
    const domain = `a${index}.example`;
    const offices = [{ key: 'head', title: 'Head', holder: { name: 'H', mailbox: `head@${domain}` } }];
    return { ...first, key: `agency-${index}`, name: `Agency ${index}`, mailDomains: [domain], offices };
  });
  const parties = [...short.parties, ...others];
  const offices = Object.fromEntries(parties.map(({ key }) => [key, 'head']));
  return { ...short, parties, ladder: { levels: [{ name: 'Heads', offices, businessDays: 5 }] } };
};

export const refusalsOf = (file: unknown): Refusal[] => parse(file).refusals ?? [];

/** `title: The text is empty.` */
export const told = (file: unknown): string[] => refusalsOf(file).map(({ field, wrong }) => `${field}: ${wrong}`);

/** The MOU of a file that must be accepted. */
export const mouOf = (file: unknown): Mou => {
  const { mou } = parse(file);
  if (!mou) throw new Error(told(file).join('\n'));
  return mou;
};

/** What an MOU says that a dispute depends on: from the tips, or from the text itself where it went out before tips said so. */
import { type Agreement, type RegisteredParty, readText } from '../agreements/agreement.reads.ts';
import { inForce } from '../agreements/agreement.rules.ts';
import type { SignedMou } from '../agreements/document.ts';
import { ladderOf } from '../agreements/ladder.ts';
import type { Instant } from '../shared/kernel.ts';
import type { Ground } from './raise.rules.ts';

const countsIn = ({ decisionRights, commitments, kpis }: SignedMou) => ({
  decisionRights: decisionRights.length,
  commitments: commitments.length,
  kpis: kpis.length,
});

/** Whoever reads the text reads it once, and only if something is missing without it. */
const textOf = ({ textHash }: Agreement) => {
  let text: Promise<SignedMou> | undefined;
  return () => {
    text ??= readText(textHash);
    return text;
  };
};

/** The office of a party on each level, from the first. */
export async function levelsOf(agreement: Agreement, party: RegisteredParty, text = textOf(agreement)) {
  return party.levels ?? (await text()).ladder.levels.map((level) => level.offices[party.party] ?? '');
}

const mayVeto = async ({ party, mayVeto: may }: RegisteredParty, text: () => Promise<SignedMou>): Promise<boolean> => {
  if (may !== undefined) return may;
  const { whoMayVeto } = (await text()).boardRules.veto;
  return whoMayVeto === 'every-party' || whoMayVeto.includes(party);
};

/** How many decision rights the MOU has. */
export const decisionRights = async (agreement: Agreement): Promise<number> =>
  agreement.counts?.decisionRights ?? (await readText(agreement.textHash)).decisionRights.length;

export async function groundOf(
  { agreement, register }: { agreement: Agreement; register: readonly RegisteredParty[] },
  sides: readonly string[],
  now: Instant,
): Promise<Ground> {
  const text = textOf(agreement);
  const ladder = agreement.ladder ?? ladderOf(await text());
  const counts = agreement.counts ?? countsIn(await text());
  const among = register.filter(({ party }) => sides.includes(party));
  const offices = await Promise.all(
    among.map(async (one) => [one.party, await levelsOf(agreement, one, text)] as const),
  );
  const veto = await Promise.all(register.map(async (one) => ((await mayVeto(one, text)) ? [one.party] : [])));
  return {
    agreement: agreement.id,
    inForce: inForce(agreement, now),
    zone: agreement.zone,
    jurisdiction: agreement.calendar,
    parties: agreement.parties,
    ladder,
    terms: { 'decision-right': counts.decisionRights, commitment: counts.commitments, kpi: counts.kpis },
    offices: Object.fromEntries(offices),
    known: Object.fromEntries(register.map((one) => [one.party, Object.keys(one.offices)])),
    vetoers: veto.flat(),
  };
}

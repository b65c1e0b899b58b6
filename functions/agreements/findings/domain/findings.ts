/** All findings in the order in which they are told, what they find in an MOU, and the document in which that is kept for good. */
import { canonicalJson, sha256 } from '../../../shared/canonical.ts';
import type { SignedMou } from '../../domain/signed-mou.ts';
import { commitmentWithoutADay } from './commitment-without-a-day.rules.ts';
import type { Finding, Place } from './finding.ts';
import { fundsEndEarly } from './funds-end-early.rules.ts';
import { fundsWithoutInstrument } from './funds-without-instrument.rules.ts';
import { goesOn } from './goes-on.rules.ts';
import { kpiWithoutSource } from './kpi-without-source.rules.ts';
import { moneyWithoutFunds } from './money-without-funds.rules.ts';
import { noCommitmentWithADay } from './no-commitment-with-a-day.rules.ts';
import { noDecisionRights } from './no-decision-rights.rules.ts';
import { noEndDay } from './no-end-day.rules.ts';
import { noKpi } from './no-kpi.rules.ts';
import { noLadder } from './no-ladder.rules.ts';
import { noPublicCredit } from './no-public-credit.rules.ts';
import { partOf } from './part.rules.ts';
import { RULES, type Shown, type ShownFindings } from './shown.ts';
import { vagueWords } from './vague-words.ts';

export const FINDINGS: readonly Finding[] = [
  noDecisionRights,
  noCommitmentWithADay,
  commitmentWithoutADay,
  moneyWithoutFunds,
  fundsEndEarly,
  fundsWithoutInstrument,
  noPublicCredit,
  noLadder,
  noKpi,
  kpiWithoutSource,
  noEndDay,
  goesOn,
  vagueWords,
];

const filled = (sentence: string, says: Place['says'] = {}): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => says[name] ?? whole);

const shownAt = (mou: SignedMou, { code, title, wrong, remedy }: Finding, { field, says, words }: Place): Shown => ({
  ...{ code, title, wrong: filled(wrong, says), remedy, field, part: partOf(mou, field) },
  ...(words && { words: [...words] }),
});

/** Whoever is shown so many needs another draft, not another finding. */
const MOST_SHOWN = 100;

/** The same text gives the same findings, and the same version of these rules. */
export function findingsOf(mou: SignedMou): Pick<ShownFindings, 'findings' | 'more'> {
  const all = FINDINGS.flatMap((finding) => finding.find(mou).map((place) => shownAt(mou, finding, place)));
  return { findings: all.slice(0, MOST_SHOWN), more: Math.max(0, all.length - MOST_SHOWN) };
}

/** What people are shown beside a text is kept as it was shown, under its hash; the hash that is signed does not cover it. */
export function findingsDocument(mou: SignedMou, textHash: string) {
  const shown: ShownFindings = { format: 'concord-findings@1', rules: RULES, textHash, ...findingsOf(mou) };
  const text = canonicalJson(shown);
  return { shown, text, hash: sha256(text) };
}

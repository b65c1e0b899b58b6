/** The step that makes the closing report: what the streams say at that moment, kept under its hash, and fixed for good. */
import { everIn } from '../../agreements/domain/taken-up.rules.ts';
import { versionsIn } from '../../agreements/domain/versions.rules.ts';
import { docketKey, docketTip } from '../../disputes/dispute.stream.ts';
import { canonicalJson, sha256 } from '../../shared/canonical.ts';
import { commitmentsIdOf, disputeIdOf, planIdOf } from '../../shared/ids.ts';
import type { Instant } from '../../shared/kernel.ts';
import { keepDocument } from '../../shared/ledger/document.store.ts';
import { assertVersion } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { soundHistory } from '../../shared/ledger/whole-history.ts';
import { closingStream } from '../closing.stream.ts';
import { type ClosingRead, closingStep, type WatchedClosing } from '../closing-step.reads.ts';
import { type ClosingReport, closingReport, dutiesIn, type Told } from '../domain/report.rules.ts';
import { ownersOf, reportDue } from '../domain/standing.rules.ts';

const told = async (stream: string): Promise<Told> => ({ stream, events: (await soundHistory(stream)).events });
const begun = async (streams: readonly string[]): Promise<Told[]> =>
  (await Promise.all(streams.map(told))).filter(({ events }) => events.length > 0);

async function disputesOf(agreement: string): Promise<Told[]> {
  const { state } = docketTip(await batchGet([docketKey(agreement)]), agreement);
  return begun(Array.from({ length: state?.disputes ?? 0 }, (_, index) => disputeIdOf(agreement, index + 1)));
}

/** The first day of its first text. */
async function sinceOf({ id }: ClosingRead['agreement']): Promise<string> {
  const versions = [...versionsIn((await soundHistory(id)).events).values()];
  return versions.flatMap(({ term }) => term?.effective ?? []).sort()[0] ?? '';
}

async function readReport({ state, agreement }: ClosingRead, madeAt: Instant): Promise<ClosingReport | undefined> {
  const { began } = state;
  if (!began) return undefined;
  const { id, number } = agreement;
  const [commitments, disputes, plans, since] = await Promise.all([
    begun(everIn(agreement, 'commitments').map((party) => commitmentsIdOf(id, party))),
    disputesOf(id),
    begun([planIdOf(id)]),
    sinceOf(agreement),
  ]);
  return closingReport({ began: { agreement: id, ...began }, number, since, commitments, disputes, plans, madeAt });
}

export const makeReport = ({ closing: id }: WatchedClosing, now: Instant) =>
  closingStep<ClosingReport>(id, now, {
    once: async (read) => {
      const report = reportDue(read.state, read.stateOf, now) ? await readReport(read, now) : undefined;
      if (report) await keepDocument(canonicalJson(report));
      return report;
    },
    decide: ({ tip, state, stateOf, tipOf }, report) => {
      const owners = ownersOf(state);
      // Whatever happened to a duty since is counted by another look.
      const counts = owners.every((party) => report?.counted[tipOf(party).stream] === tipOf(party).seq);
      if (!report || !counts || !reportDue(state, stateOf, now)) return { changes: [] };
      const data = { reportHash: sha256(canonicalJson(report)), duties: dutiesIn(report) };
      return {
        changes: [closingStream.change(tip, [{ type: 'ClosingReported', data }])],
        also: owners.map((party) => assertVersion(tipOf(party))),
      };
    },
  });

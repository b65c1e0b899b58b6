/** POST …/draft/offices/{office} and …/draft/reviewers: what a liaison corrects before confirming is kept, and nothing is recorded. */
import { submittedBy } from '../../shared/http/form-keys.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { seeOther } from '../../shared/http/reply.ts';
import type { Instant, Refusal } from '../../shared/kernel.ts';
import { partyForm, partyPath, type VisitedParty, visitParty } from '../authorize-party.ts';
import { entryFindings } from '../domain/entry.rules.ts';
import type { Holder } from '../domain/holder.rules.ts';
import { signingMailboxes } from '../domain/matter.rules.ts';
import { reviewerFindings } from '../domain/reviewers.rules.ts';
import { keepHolder, keepReviewers, readDraft } from '../draft.store.ts';
import { showEntry, showReviewers } from '../pages/read-party.ts';
import { draftOf, type ShowParty, toConfirm } from '../pages/view-party.ts';

type Kept = { refused: readonly Refusal[] } | { refused?: undefined; keep: () => Promise<void>; to: string };

/** Nothing is committed: the same form sent twice keeps the same. */
const drafting = (
  act: string,
  show: ShowParty,
  look: (visited: VisitedParty, request: Request) => Promise<Kept> | Kept,
) =>
  page(async (request) => {
    submittedBy(partyForm(request), request.form, `draft-${act}`);
    const visited = await visitParty(request);
    // Whoever confirmed meanwhile has left nothing to draft.
    if (!toConfirm(visited)) return seeOther(partyPath(visited));
    const kept: Kept = request.refused.length > 0 ? { refused: request.refused } : await look(visited, request);
    if (kept.refused) return show(visited, request, { act, findings: kept.refused });
    await kept.keep();
    return seeOther(`${partyPath(visited)}${kept.to}`);
  });

const drafted = (visited: VisitedParty, now: Instant) => readDraft(draftOf(visited), now);

export const draftEntry = drafting('entry', showEntry, async (visited, { form, path, now }) => {
  const { office = '' } = path;
  const { holderFrom } = await import('../holder-form.parts.ts');
  const read = holderFrom(form);
  const findings = read.value ? entryFindings(visited.matter, office, read.value) : read.findings;
  if (!read.value || findings.length > 0) return { refused: findings };
  const { reviewers } = await drafted(visited, now);
  // Back to the step from which it was changed.
  const to = `${reviewers ? '/draft' : ''}?done=entry&to=${encodeURIComponent(office)}`;
  const holder: Holder = read.value;
  return { keep: () => keepHolder(draftOf(visited), office, holder, now), to };
});

export const draftReviewers = drafting('reviewers', showReviewers, async (visited, { form, now }) => {
  const { register } = visited.matter;
  const { reviewersFrom } = await import('../holder-form.parts.ts');
  const read = reviewersFrom(form);
  if (!read.value) return { refused: read.findings };
  const { holders } = await drafted(visited, now);
  const offices = Object.fromEntries(
    Object.entries(register.offices).map(([key, office]) => [
      key,
      { ...office, holder: holders[key] ?? office.holder },
    ]),
  );
  const findings = reviewerFindings(read.value, register, signingMailboxes(offices, register.signatories));
  if (findings.length > 0) return { refused: findings };
  const reviewers = read.value;
  return { keep: () => keepReviewers(draftOf(visited), reviewers, now), to: '/draft?done=clearing' };
});

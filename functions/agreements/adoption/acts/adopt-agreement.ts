/** POST /api/agreements/adoptions: a convener hands in the terms of an MOU that its parties signed elsewhere; the signed original follows as an annex. */

import { countedSending, tooManySent } from '../../../identity/domain/sending.rules.ts';
import { apiAct } from '../../../shared/api-act.ts';
import { refusals } from '../../../shared/carry-out.ts';
import { notFound } from '../../../shared/http/reply.ts';
import { roundIdOf } from '../../../shared/ids.ts';
import { DAY, type Instant, plus } from '../../../shared/kernel.ts';
import { keepPublication, toldOf } from '../../acts/keep-publication.ts';
import { authorizeNew, registerNew } from '../../acts/new-agreement.ts';
import { readAgencies } from '../../acts/party-agencies.ts';
import { readKept } from '../../agreement.reads.ts';
import { agreementStream } from '../../agreement.stream.ts';
import { partOf } from '../../convener-view.reads.ts';
import type { AgreementEvent } from '../../domain/agreement.events.ts';
import { speaksFor } from '../../domain/agreement.rules.ts';
import { textAt } from '../../domain/in-force.rules.ts';
import type { Sent } from '../../domain/number.rules.ts';
import type { SignedElsewhere } from '../../domain/signed-mou.ts';
import { putNumber, readNumber, readOriginal } from '../../number.store.ts';
import {
  adoptedBefore,
  adoptionFindings,
  originalBefore,
  parseAdoption,
  signedElsewhere,
} from '../domain/adoption.rules.ts';

/** Parties that have not answered are reminded after a week, once. */
const REMINDED_AFTER = 7 * DAY;

/** The file with what it becomes here, or everything that is wrong with it. */
async function readFile(json: unknown, organization: string, now: Instant) {
  const parsed = parseAdoption(json);
  if ('refusals' in parsed) return refusals(parsed.refusals);
  const { mou: file, adopted: said } = parsed.file;
  // Schemas and the document's pages are heavy to load, and who only looks at an adoption needs neither.
  const { publicationOf, termsOf } = await import('../../acts/publication.ts');
  const publication = await publicationOf(file, now, undefined, (mou) => signedElsewhere(mou, said));
  if ('refusals' in publication) return refusals(publication.refusals);
  const { mou } = publication;
  const adopted = signedElsewhere(mou, said);
  const wrong = adoptionFindings(mou, adopted, now);
  if (wrong.length > 0) return refusals(wrong);
  const [{ agencies, refusals: strangers }, numbered, original] = await Promise.all([
    readAgencies(mou.parties),
    readNumber(organization, mou.number),
    readOriginal(adopted.pdf.sha256),
  ]);
  if (strangers) return refusals(strangers);
  const own = await ownOf(original.sent, organization, now);
  return { publication, adopted, agencies, numbered, original, own, termsOf };
}

/** Of these MOUs, the ones that the organization has organized or is a party of. */
async function ownOf(sent: readonly Sent[], organization: string, now: Instant): Promise<Set<string>> {
  const own = await Promise.all(
    sent.map(
      async ({ agreement }) =>
        agreement.organizers.includes(organization) ||
        partOf(await readKept(agreement.id), textAt(agreement, now), organization),
    ),
  );
  return new Set(sent.filter((_, index) => own[index]).map(({ agreement }) => agreement.id));
}

type Adopting = Exclude<Awaited<ReturnType<typeof readFile>>, { refused: unknown }>;

/** The terms of every MOU, and what is kept of the signed original. */
function adoptedEvent({ publication, adopted, termsOf }: Adopting, id: string, organization: string, now: Instant) {
  const { data, body } = termsOf(publication, {
    ...{ agreement: id, organization, version: 1, round: roundIdOf(id, 1) },
  });
  const { sha256 } = adopted.pdf;
  return {
    type: 'AgreementAdopted',
    data: {
      ...data,
      effectiveOn: adopted.since,
      annexes: [sha256, ...(data.annexes ?? [])],
      adopted: { ...(adopted satisfies SignedElsewhere), sentAt: now, remindAt: plus(now, REMINDED_AFTER) },
    },
    body,
  } satisfies AgreementEvent;
}

export const adoptAgreement = apiAct('adopt', {
  load: async (request, command) => {
    const by = await authorizeNew(request, command);
    return by ? { ...by, file: await readFile(request.json, by.organization, request.now) } : notFound();
  },
  decide: ({ found, organization, id, file, today }, { query, now }) => {
    if ('refused' in file) return file;
    const enough = tooManySent('adopted', today.uses, today);
    if (enough) return refusals([enough]);
    const { publication, numbered, original, own } = file;
    const { mou, document, convenerDomains } = publication;
    const not =
      speaksFor(organization, convenerDomains) ??
      adoptedBefore(numbered.sent, document.hash) ??
      (query.again === 'yes' ? undefined : originalBefore(original.sent, own));
    if (not) return { refused: [not] };
    return {
      changes: [agreementStream.change(agreementStream.tip(found, id), [adoptedEvent(file, id, organization, now)])],
      also: [
        ...registerNew(id, file, now),
        today.count(countedSending('adopted', today)),
        putNumber(original, { agreement: id, documentHash: document.hash, at: now }),
      ],
      result: {
        agreement: id,
        number: mou.number,
        documentHash: document.hash,
        original: file.adopted.pdf.sha256,
        ...toldOf(publication),
      },
    };
  },
  keep: async ({ id, file }) => {
    if ('refused' in file) return;
    await keepPublication(id, file.publication, file.agencies);
  },
  status: 201,
  judges: 'what was sent',
  listed: true,
});

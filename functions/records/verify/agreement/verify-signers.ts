/** Verifies who signed by link: the name and mailbox of each signature are those that the party's own stream had for the office at that moment. */
import { partyOf } from '../../../agreements/domain/seats.rules.ts';
import { partyIdOf } from '../../../shared/ids.ts';
import { alike } from '../../../shared/mailbox.ts';
import { standingSignatures } from '../../../signing/domain/effective-signatures.ts';
import { type ExportedRecord, type ExportedStream, isShown } from '../record.schema.ts';
import { blank, type Verdict } from '../verdict.ts';

interface Person {
  name?: unknown;
  mailbox?: unknown;
}
/** Who may act for an office: its holder, and a delegate while there is one. */
interface Office {
  holder?: Person | undefined;
  delegate?: Person | undefined;
}
type Words = Record<string, unknown>;

const BY_LINK = 'emailed link and emailed code';
const CHANGES = ['OfficesConfirmed', 'HolderReplaced', 'DelegateNamed', 'DelegationEnded'];

const same = (one: Person, other: Person | undefined): boolean =>
  one.name === other?.name && alike(String(one.mailbox), String(other?.mailbox));

/** The office after one event that changes who acts for it; undefined where its words are gone. */
function after(office: Office | undefined, type: string, key: string, words: Words | undefined): Office | undefined {
  if (!words) return undefined;
  if (type === 'HolderReplaced') return { holder: words.after as Person };
  if (type === 'DelegateNamed') return { holder: words.delegator as Person, delegate: words.delegate as Person };
  if (type === 'DelegationEnded') return { holder: words.delegator as Person };
  const confirmed = (words.offices as Record<string, { holder?: Person }> | undefined)?.[key]?.holder;
  return { ...office, holder: confirmed };
}

/** How the office stood then; of what changed in the same moment, before as well as after. */
function officesAt({ events, bodies }: ExportedStream, key: string, at: string): (Office | undefined)[] {
  const words = new Map(bodies);
  let stood: Office | undefined = {};
  const possible: (Office | undefined)[] = [];
  for (const { type, seq, at: then, data } of events.filter(isShown)) {
    if (!CHANGES.includes(type) || then > at) continue;
    if (type !== 'OfficesConfirmed' && (data as Words | null)?.office !== key) continue;
    if (then === at) possible.push(stood);
    stood = after(stood, type, key, words.get(seq)?.body as Words | undefined);
  }
  return [...possible, stood];
}

export function verifySigners({ agreement, streams }: ExportedRecord): Verdict {
  const verdict = blank();
  let checked = 0;
  for (const { events, bodies } of streams) {
    const words = new Map(bodies);
    for (const { type, seq, at, data } of standingSignatures(events.filter(isShown))) {
      const { party: seat = '', method } = (data ?? {}) as { party?: string; method?: string };
      if (type !== 'SignatureGiven' || method !== BY_LINK) continue;
      const signer = words.get(seq)?.body as (Person & { office?: unknown }) | undefined;
      const own = streams.find((one) => one.events[0]?.stream === partyIdOf(agreement, partyOf(seat)));
      const stood = own && signer ? officesAt(own, String(signer.office), at) : [undefined];
      if (!signer || stood.some((office) => office === undefined)) {
        verdict.unknown.push(
          `Whether ${seat} signed by who held its office cannot be checked: words of its record are gone.`,
        );
        continue;
      }
      checked += 1;
      if (!stood.some((office) => same(signer, office?.holder) || same(signer, office?.delegate)))
        verdict.faults.push(
          `${seat} signed as ${String(signer.name)}, who did not hold its office at ${at} by the agency’s own record, or by another mailbox.`,
        );
    }
  }
  if (checked > 0 && verdict.faults.length === 0)
    verdict.holds.push(
      checked === 1
        ? 'The one who signed by link held the office by its agency’s own record.'
        : `Each of the ${checked} who signed by link held the office by its agency’s own record.`,
    );
  return verdict;
}

/** What a version leaves behind in the register of each of its parties: what a party has said of its own offices stays. */
import { partyTip, partyTipKey } from '../../offices/party.reads.ts';
import { refusals } from '../../shared/carry-out.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { type KeptParty, putParty } from '../agreement.reads.ts';
import { formerOffices, keptWith, latestOf } from '../domain/kept-party.rules.ts';
import { becomesAnother, registerAfter } from '../domain/revision.rules.ts';
import type { Registration } from '../domain/signed-mou.ts';

/** As the party's own people left it, with the offices that only earlier versions name. */
function ownWord(kept: KeptParty, { structure }: Registration) {
  const latest = latestOf(kept);
  if (latest.structure === structure) return latest;
  const newest = Math.max(...Object.keys(kept.versions).map(Number));
  return { ...latest, offices: { ...formerOffices(kept, newest), ...latest.offices } };
}

export async function registerItems(
  agreement: string,
  /** Every party that any version had. */
  all: readonly KeptParty[],
  version: number,
  register: readonly Registration[],
  agencies: Readonly<Record<string, string>>,
  title: string,
  /** Which earlier versions something may still run under. */
  stays: (version: number) => boolean,
) {
  const tips = await batchGet(register.map(({ party }) => partyTipKey(agreement, party)));
  // Its stream begins when its liaison confirms the offices.
  const confirmedBy = (party: string) => partyTip(tips, agreement, party).state?.agency;
  const others = register.flatMap(({ party }) => becomesAnother(party, confirmedBy(party), agencies[party]) ?? []);
  if (others.length > 0) return refusals(others);
  const parties = register.map((filed) => {
    const kept = all.find(({ party }) => party === filed.party);
    const confirmed = confirmedBy(filed.party) !== undefined;
    const bound = Object.keys(kept?.versions ?? {}).some((one) => stays(Number(one)));
    const after = registerAfter(kept && ownWord(kept, filed), filed, confirmed, version, bound);
    const agency = agencies[filed.party] ?? '';
    return putParty(agreement, kept, keptWith(kept, version, { ...after, party: filed.party, agency, title }, stays));
  });
  return { parties };
}

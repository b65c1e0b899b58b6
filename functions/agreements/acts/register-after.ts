/** What a version leaves behind in the register of each of its parties: what a party has said of its own offices stays. */
import { partyTip, partyTipKey } from '../../offices/party.reads.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { type KeptParty, putParty, readKept } from '../agreement.reads.ts';
import { formerOffices, keptWith, latestOf } from '../domain/kept-party.rules.ts';
import { registerAfter } from '../domain/revision.rules.ts';
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
  version: number,
  register: readonly Registration[],
  agencies: Readonly<Record<string, string>>,
  /** Which earlier versions something may still run under. */
  stays: (version: number) => boolean,
) {
  const [all, tips] = await Promise.all([
    readKept(agreement),
    batchGet(register.map(({ party }) => partyTipKey(agreement, party))),
  ]);
  return register.map((filed) => {
    const kept = all.find(({ party }) => party === filed.party);
    // Its stream begins when its liaison confirms the offices.
    const confirmed = partyTip(tips, agreement, filed.party).state !== undefined;
    const bound = Object.keys(kept?.versions ?? {}).some((one) => stays(Number(one)));
    const after = registerAfter(kept && ownWord(kept, filed), filed, confirmed, bound);
    const agency = agencies[filed.party] ?? '';
    return putParty(agreement, kept, keptWith(kept, version, { ...after, party: filed.party, agency }, stays));
  });
}

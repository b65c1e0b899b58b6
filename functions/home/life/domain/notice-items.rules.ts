/** Notices by which a party changed a contact or a reporting office, each when it was given. */
import type { ChangeEvent } from '../../../agreements/changes/domain/change.events.ts';
import { isChange } from '../../../agreements/changes/domain/change.state.ts';
import type { Facts } from './facts.ts';
import type { Item, Mark } from './item.ts';

const ABOUT = { contact: 'a contact', reporter: 'who reports a KPI' } as const;
const BECAME: Partial<Record<ChangeEvent['type'], string>> = {
  ChangeHeld: 'In effect',
  ChangeObjected: 'Objected to',
  ChangeTakenBack: 'Taken back',
  ChangeLapsed: 'Lapsed with the text that it was about',
};

export function noticeItems({ told, nameOf, agreement }: Facts): Item[] {
  const notices = new Map<number, Mark>();
  for (const event of told) {
    if (!isChange(event)) continue;
    const { data } = event;
    if (event.type === 'ChangeNoticed')
      notices.set(data.change, {
        ...{ id: `notice ${data.change}`, lane: 'notices', look: 'told', at: event.at },
        what: `Notice ${data.change} of ${nameOf(event.data.party)}: ${ABOUT[event.data.about.kind]}`,
        how: 'Other agencies may object',
        page: `/agreements/${agreement}/changes/${data.change}`,
      });
    const before = notices.get(data.change);
    const how = BECAME[event.type];
    if (before && how !== undefined) notices.set(data.change, { ...before, how });
  }
  return [...notices.values()];
}

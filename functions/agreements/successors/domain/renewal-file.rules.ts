/** The file of a renewal as the service puts it out: the terms of the text in force, its contacts and offices as they are today, and new days. */
import { addMonths } from '../../../shared/days.ts';
import type { PlainDay } from '../../../shared/kernel.ts';
import type { Noticed } from '../../changes/domain/changes-in.rules.ts';
import { contactsOf, reportersOf } from '../../changes/domain/today.rules.ts';
import type { RegisteredParty } from '../../domain/kept-party.rules.ts';
import type { SignedMou } from '../../domain/signed-mou.ts';
import { longestLead } from '../../domain/sunset.rules.ts';
import type { Mou } from '../../mou/domain/mou.schema.ts';
import { withoutParties } from './without-parties.rules.ts';

/** What notices that hold have made of the text. */
export function asOfToday<Text extends Pick<SignedMou, 'contacts' | 'kpis'>>(
  text: Text,
  noticed: readonly Noticed[],
): Text {
  const reporting = reportersOf(text, noticed);
  const office = (kpi: string, party: string, signed: string): string =>
    reporting.find((one) => one.kpi === kpi && one.party === party)?.today ?? signed;
  return {
    ...text,
    contacts: contactsOf(text, noticed).flatMap(({ key, party, today }) => (today ? [{ key, party, ...today }] : [])),
    kpis: text.kpis.map((kpi) => ({
      ...kpi,
      reporters: kpi.reporters.map((one) => ({ ...one, office: office(kpi.key, one.party, one.office) })),
    })),
  };
}

/** As long as the term before it, or as long as that text lets a renewal be; its review opens as early, or at half of a shorter term. */
function renewedSunset({ sunset }: SignedMou, ends: PlainDay): Mou['sunset'] {
  const months = Math.min(sunset.months, sunset.renewal?.months ?? sunset.months);
  return {
    ...sunset,
    months,
    opensDaysBefore: Math.min(sunset.opensDaysBefore, longestLead(months)),
    // An MOU that goes on to a day of its own has that day so many months later.
    ...(sunset.then === 'goes-on' && { endsOn: addMonths(ends, months) }),
  };
}

/** @param without parties that it leaves out, and that need not sign it */
export function renewalFile(
  before: SignedMou,
  {
    register,
    noticed,
    ends,
    without,
  }: { register: readonly RegisteredParty[]; noticed: readonly Noticed[]; ends: PlainDay; without: readonly string[] },
): Mou {
  const { succession: _, adopted: __, ...said } = asOfToday(before, noticed);
  const whole: Mou = {
    ...said,
    effective: { kind: 'on', day: ends },
    sunset: renewedSunset(before, ends),
    parties: said.parties.flatMap((party) => {
      const registered = register.find((one) => one.party === party.key);
      const offices = party.offices.flatMap((office) => {
        const holder = registered?.offices[office.key]?.holder;
        return holder ? [{ ...office, holder }] : [];
      });
      return registered ? [{ ...party, mailDomains: registered.mailDomains, offices }] : [];
    }),
  };
  return withoutParties(whole, without);
}

/** Who the parties of an MOU are, by what authority each signs, and through which offices. */
import { officeTitle, type SignedMou } from '../domain/signed-mou.ts';
import { Facts, Listed, Prose, Said, sayMonth } from './document.parts.tsx';

export const Parties = ({ mou }: { mou: SignedMou }) => (
  <>
    {mou.parties.map((party) => (
      <section key={party.key}>
        <h4 dir="auto">{party.name}</h4>
        <Facts
          of={[
            ['Called here', party.shortName === undefined ? undefined : <Said>{party.shortName}</Said>],
            ['Authority', <Said key="statute">{party.authority.statute}</Said>],
            ['What it allows', <Prose key="text" text={party.authority.text} />],
            ['Jurisdiction', party.jurisdiction === 'federal' ? 'Federal' : undefined],
            [
              'Fiscal year',
              party.fiscalYearStartsIn === undefined ? undefined : `Begins in ${sayMonth(party.fiscalYearStartsIn)}`,
            ],
            [
              'Signs through',
              party.signatories.length === 1 ? (
                <Said>{officeTitle(mou, party.key, party.signatories[0])}</Said>
              ) : (
                <>
                  <p>All of these offices:</p>
                  <Listed of={party.signatories.map((office) => officeTitle(mou, party.key, office))} />
                </>
              ),
            ],
            ['Liaison', <Said key="liaison">{officeTitle(mou, party.key, party.liaison)}</Said>],
            ['Offices named here', <Listed key="offices" of={party.offices.map(({ title }) => title)} />],
          ]}
        />
      </section>
    ))}
    <p>An office signs and acts through whoever holds it at the time; a change of holder does not change this MOU.</p>
  </>
);

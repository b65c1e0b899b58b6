/** The confirmed offices, one card each: who holds it, and the pages on which that is changed. */
import { sayInstant } from '../../shared/time-words.ts';
import { isFormer, officeNamed } from '../domain/office.rules.ts';
import { alternateLine } from './holder-fields.tsx';
import { SendAgain } from './mailbox-acts.tsx';
import { Card, factsOf, OfOffice } from './office-card.tsx';
import { carriesOffice, officesOf, type PartyView, turnAt } from './party-view.ts';

interface Of {
  view: PartyView;
  office: string;
}

const Links = ({ view, office }: Of) => {
  const { register, agreement, path, today } = view;
  const { title = '', alternate, delegator } = officeNamed(view, office) ?? {};
  const former = isFormer(view, office);
  const signs = !former && register.signatories.includes(office);
  const delegated = signs && delegator !== undefined;
  const open = agreement.status === 'out for signature';
  const answered = ['signed', 'declined'].includes(turnAt(view, office));
  const changes = former || agreement.status !== 'voided';
  const standing = alternate && today <= alternate.to;
  const holder = `${path}/holders/${office}`;
  return (
    <ul class="concord-card-links">
      {changes && !delegated && (
        <li>
          <a href={holder}>
            Someone new holds this office
            <OfOffice title={title} />
          </a>
        </li>
      )}
      {changes && (
        <li>
          <a href={`${holder}/mailbox`}>
            Correct the email address
            <OfOffice title={title} />
          </a>
        </li>
      )}
      {signs && open && (delegated || !answered) && (
        <li>
          <a href={`${holder}/delegate`}>
            {delegated ? 'End the delegation' : 'Name a delegate who signs'}
            <OfOffice title={title} />
          </a>
        </li>
      )}
      {(view.ongoing || former) && (
        <li>
          <a href={`${path}/offices/${office}`}>
            {standing ? 'Change or end the alternate of' : 'Name an alternate for'} <bdi>{title}</bdi>
          </a>
        </li>
      )}
    </ul>
  );
};

const OfficeCard = ({ view, office }: Of) => {
  const { register, agreement, state, today } = view;
  const named = officeNamed(view, office);
  if (!named) return null;
  const { title, holder, delegator, alternate } = named;
  const signs = !isFormer(view, office) && register.signatories.includes(office);
  const { noticeAt } = (signs && state?.signatories.find((one) => one.office === office)) || {};
  const standing = alternate && today <= alternate.to ? alternate : undefined;
  const asked = agreement.status === 'out for signature' && turnAt(view, office) === 'asked';
  return (
    <Card
      title={title}
      signs={signs}
      facts={[
        ...factsOf(holder),
        ['Mailbox confirmed', noticeAt && sayInstant(noticeAt, agreement.zone)],
        ['Signs for', signs && delegator ? `${delegator.name}, who holds the office` : undefined],
        ['Alternate in disputes', standing && alternateLine(standing)],
      ]}
    >
      <Links view={view} office={office} />
      {signs && asked && (
        <SendAgain
          view={view}
          of={carriesOffice(register, office)}
          to="signatory"
          label="Send the link again"
          {...(register.signatories.length > 1 && { title })}
        />
      )}
    </Card>
  );
};

export const Offices = ({ view }: { view: PartyView }) => (
  <section aria-labelledby="offices">
    <h2 id="offices">Offices</h2>
    {officesOf(view.register).map(([key]) => (
      <OfficeCard key={key} view={view} office={key} />
    ))}
  </section>
);

/** Whoever began something under an earlier version ends it there: these offices go on until then. */
export const FormerOffices = ({ view }: { view: PartyView }) => {
  const { former, agreement } = view;
  const offices = officesOf({ offices: former, signatories: [] });
  const one = offices.length === 1;
  return offices.length === 0 ? null : (
    <section aria-labelledby="former-offices">
      <h2 id="former-offices">Offices that only an earlier version names</h2>
      <p>
        Version {agreement.version} does not name {one ? 'this office' : 'these offices'}. An earlier version holds, or
        a dispute that was raised under it is open. Until that ends, whoever holds {one ? 'it' : 'them'} acts in it and
        gets its email. Name who holds {one ? 'it' : 'them'} here when that changes.
      </p>
      {offices.map(([key]) => (
        <OfficeCard key={key} view={view} office={key} />
      ))}
    </section>
  );
};

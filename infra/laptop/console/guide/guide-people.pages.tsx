/** Who else there is to be, with the page and the mailbox of each: liaisons, reviewers, records officers, and a stranger who checks. */
import type { ComponentChildren } from 'preact';
import { mailboxAddress } from '../mail/inbox.pages.tsx';
import { Command, Heading, Link, Outside, Table } from '../parts.tsx';
import type { Guide, GuidePerson } from './guide.ts';

interface Role {
  heading: string;
  caption: string;
  who: string;
  people: readonly GuidePerson[] | undefined;
  /** What there is to do. */
  children: ComponentChildren;
}

/** A role that nobody has is not shown. */
const Role = ({ heading, caption, who, people = [], children }: Role) =>
  people.length === 0 ? null : (
    <>
      <Heading>{heading}</Heading>
      {children}
      <Table
        caption={caption}
        columns={[who, 'Agency', 'Mailbox']}
        empty=""
        rows={people.map(({ name, agency, mailbox, page }) => ({
          key: mailbox,
          cells: [
            page === undefined ? (
              name
            ) : (
              <Outside key="page" to={page}>
                {name}
              </Outside>
            ),
            agency,
            <Link key="mailbox" to={mailboxAddress(mailbox)}>
              {mailbox}
            </Link>,
          ],
        }))}
      />
    </>
  );

const SignIn = () => (
  <p>
    A name opens that person’s page. To get in, sign in with the person’s mailbox: the link comes to it, and the mailbox
    is linked here, too.
  </p>
);

const Liaisons = ({ guide: { liaisons, signatories } }: { guide: Guide }) => {
  const returned = signatories.find(({ status }) => status === 'bounced');
  return (
    <Role heading="Be a liaison" caption="Who vouches for each agency" who="Liaison" people={liaisons}>
      <p>
        Before a head is asked, its agency’s liaison confirms the offices and their mailboxes, and names who clears the
        text. The head’s office gets a test email with a word, which the liaison types in. Later the liaison replaces a
        holder, names a delegate, or records a signature made in ink.
      </p>
      {returned && (
        <p>
          There is something to fix: the email to <bdi>{returned.name}</bdi> bounced. As the liaison of{' '}
          <bdi>{returned.agency}</bdi>, type the correct address and send a new test. The word of the test email stands
          in the head’s mailbox.
        </p>
      )}
      <SignIn />
    </Role>
  );
};

const Reviewers = ({ guide: { reviewers } }: { guide: Guide }) => (
  <Role heading="Be a reviewer" caption="Who clears the text" who="Reviewer" people={named(reviewers)}>
    <p>
      Open the mailbox and the link in the email. Read the text, and clear it or return it with comments. Only the
      reviewer’s own agency reads them. Its head is asked when the required reviewers have cleared exactly this text.
    </p>
  </Role>
);

const named = (reviewers: Guide['reviewers'] = []): GuidePerson[] =>
  reviewers.map(({ reviews, name, ...reviewer }) => ({ ...reviewer, name: `${name} (${reviews})` }));

const Officers = ({ guide: { recordsOfficers } }: { guide: Guide }) => (
  <Role
    heading="Be a records officer"
    caption="Who keeps each agency’s records"
    who="Records officer"
    people={recordsOfficers}
  >
    <p>
      Place a legal hold, or ask that the words of an event be removed by law. An officer of another agency approves or
      refuses it. The record still verifies.
    </p>
    <SignIn />
  </Role>
);

/** Whoever holds a file needs no one's leave. */
const Auditor = ({ guide, service }: { guide: Guide; service: string }) => (
  <>
    <Heading>Be an auditor, years later</Heading>
    <p>
      When everyone has signed, each mailbox has the sealed PDF. Save it from the email and check it at{' '}
      <Outside to={`${service}/verify`}>{service}/verify</Outside>; change one byte and check it again. Or take the
      whole record away and check it without the service, with its{' '}
      <Outside to={`${service}/.well-known/jwks.json`}>published keys</Outside> beside it:
    </p>
    <Command>
      {[
        `npm run mou -- export ${guide.agreement} --out record`,
        `curl -o jwks.json ${service}/.well-known/jwks.json`,
        'npm run verify -- record --jwks jwks.json',
      ].join('\n')}
    </Command>
  </>
);

export const People = ({ guide, service }: { guide: Guide; service: string }) => (
  <>
    <Liaisons guide={guide} />
    <Reviewers guide={guide} />
    <Officers guide={guide} />
    <Auditor guide={guide} service={service} />
  </>
);

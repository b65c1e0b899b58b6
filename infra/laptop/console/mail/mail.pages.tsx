/** One mail as its reader would see it, with what became of it: a stranger's words, shown and never obeyed. */
import type { Mail } from '../../cloud/ses/inbox.ts';
import { Code, count, Facts, Time } from '../parts.tsx';
import { type Act, download, missing, show, type Visit } from '../visit.ts';
import { FateTag, mailAddress, mailboxAddress, SECTION, titleOf } from './inbox.pages.tsx';
import { mailHtml, SANDBOX } from './mail-html.ts';
import { linksOf } from './mail-links.ts';

const Links = ({ links }: { links: readonly string[] }) => (
  <>
    <h2>Links in this email</h2>
    {links.length === 0 ? (
      <p>It has none.</p>
    ) : (
      <ul class="console-list">
        {links.map((link) => (
          <li key={link}>
            <a href={link} target="_blank" rel="noreferrer">
              {link}
            </a>
          </li>
        ))}
      </ul>
    )}
  </>
);

const Attachments = ({ mail }: { mail: Mail }) =>
  mail.attachments.length === 0 ? null : (
    <>
      <h2>Attachments</h2>
      <ul class="console-list">
        {mail.attachments.map(({ name, type, bytes }, index) => (
          <li key={`${index}${name}`}>
            <a href={`${mailAddress(mail)}/attachments/${index}`}>{name || `attachment ${index + 1}`}</a>{' '}
            <span class="console-aside">
              {type}, {count(bytes, 'byte')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );

const Parts = ({ mail }: { mail: Mail }) => (
  <>
    <h2>Text part</h2>
    {mail.text.trim() === '' ? <p>It has none.</p> : <Code>{mail.text}</Code>}
    <h2>HTML part</h2>
    {mail.html.trim() === '' ? (
      <p>It has none.</p>
    ) : (
      <>
        <p>
          Shown without scripts and pictures from elsewhere; links open in a new tab.{' '}
          <a href={`${mailAddress(mail)}/html`} target="_blank" rel="noreferrer">
            Open it alone in a new tab
          </a>
        </p>
        <iframe
          class="console-frame"
          title={`HTML part of the email “${titleOf(mail)}”`}
          src={`${mailAddress(mail)}/html`}
          sandbox={SANDBOX}
        />
      </>
    )}
  </>
);

const read = ({ cloud, path }: Visit) =>
  /^\d{1,9}$/.test(path.mail ?? '') ? cloud.inbox.read(Number(path.mail)) : undefined;

/** Which mail of the service it is, and the stream that it tells of: a dispute, the docket of an MOU, or a signing round. */
const About = ({ tags }: { tags: Mail['tags'] }) => {
  const stream = [tags.dispute, tags.docket, tags.round].flatMap((one) => one ?? [])[0];
  return (
    <>
      {tags.template?.join(', ')}
      {stream !== undefined && (
        <>
          {' of '}
          <a href={`/table?${new URLSearchParams({ pk: `TIP#${stream}` })}`}>{stream}</a>
        </>
      )}
    </>
  );
};

export const mailPage: Act = (visit) => {
  const mail = read(visit);
  if (mail === undefined) return missing(visit, 'email of that number', SECTION);
  return show(visit, {
    title: titleOf(mail),
    shows: 'One email: what became of it, its links, and both of its parts.',
    section: SECTION,
    main: (
      <>
        <Facts
          of={[
            ['From', mail.from],
            ['To', mail.to.join(', ')],
            ['Cc', mail.cc.join(', ')],
            ['About', mail.tags.template === undefined ? '' : <About key="about" tags={mail.tags} />],
            ['Sent', <Time key="sent" at={mail.at} now={visit.cloud.clock.now()} />],
            [
              'What became of it',
              <ul key="fates" class="console-plain">
                {Object.entries(mail.fates).map(([recipient, fate]) => (
                  <li key={recipient}>
                    <a href={mailboxAddress(recipient)}>{recipient}</a> <FateTag fate={fate} />
                  </li>
                ))}
              </ul>,
            ],
          ]}
        />
        <Links links={linksOf(mail)} />
        <Attachments mail={mail} />
        <Parts mail={mail} />
        <h2>As it was sent</h2>
        <details>
          <summary>Headers</summary>
          <Facts of={Object.entries(mail.headers)} />
        </details>
        <details>
          <summary>Tags and message id</summary>
          <Facts
            of={[
              ['Message id', mail.messageId],
              ...Object.entries(mail.tags).map(([name, values]) => [name, values.join(', ')] as const),
            ]}
          />
        </details>
        <p>
          <a href={`${mailAddress(mail)}/raw`}>Download the email as a file</a>
        </p>
      </>
    ),
  });
};

export const mailHtmlPart: Act = (visit) => {
  const mail = read(visit);
  return mail === undefined ? missing(visit, 'email of that number', SECTION) : mailHtml(mail.html);
};

export const mailRaw: Act = (visit) => {
  const mail = read(visit);
  return mail === undefined
    ? missing(visit, 'email of that number', SECTION)
    : download(`mail-${mail.number}.eml`, Buffer.from(mail.raw));
};

export const mailAttachment: Act = (visit) => {
  const attachment = read(visit)?.attachments[Number(visit.path.attachment)];
  if (attachment === undefined) return missing(visit, 'such attachment', SECTION);
  return download(attachment.name || 'attachment', Buffer.from(attachment.content, 'base64'));
};

/** What the seal says and does not say, and how anyone checks it without asking the service. */

import { copyName } from '../agreements/domain/mou-name.ts';
import { Facts } from '../agreements/pages/document.parts.tsx';
import { HashText } from '../shared/pages/elements.tsx';
import { EMBEDDED_NAME, type ExecutedCopy } from './copy/executed-copy.schema.ts';

/** Commands that take the seal out of the file and check it with OpenSSL alone; `tail -c +N` counts from 1. */
export const opensslCommands = (file: string): string[] => [
  `f=${file}`,
  "set -- $(grep -ao 'ByteRange \\[[0-9 ]*' $f | tr -cd '0-9 ')",
  '(head -c $2 $f; tail -c $4 $f) > signed.bin',
  'tail -c +$(($2 + 2)) $f | head -c $(($3 - $2 - 2)) | xxd -r -p > seal.der',
  'openssl cms -verify -binary -inform DER -in seal.der -content signed.bin -noverify -out /dev/null',
];

const Command = ({ children }: { children: string }) => (
  <p>
    <code>{children}</code>
  </p>
);

export const SealWords = ({ copy: { seal, service, agreement } }: { copy: ExecutedCopy }) => {
  const file = copyName(agreement);
  return (
    <>
      <section>
        <h3>What the seal says</h3>
        <ul>
          <li>This service made this file, and since then no byte of it was changed.</li>
          {seal.timestampAuthority !== null && (
            <li>
              The time-stamping authority at {seal.timestampAuthority} states that the seal existed at the time in its
              stamp.
            </li>
          )}
        </ul>
        <h3>What the seal does not say</h3>
        <ul>
          <li>
            It is the service’s seal, not a signature of each signatory. How each of them signed is stated above, on the
            service’s word and by its record.
          </li>
          <li>
            A signature by emailed link means that someone signed as the holder with the link and the code, both sent to
            the office’s mailbox. One mailbox is one channel. This is not multi-factor authentication.
          </li>
          <li>A network address or a browser’s name does not identify anyone.</li>
          {seal.timestampAuthority === null && (
            <li>
              No time-stamping authority was asked: every time in this file is the service’s own word, the time of the
              seal included.
            </li>
          )}
          <li>
            The sealing certificate is the service’s own. Compare its hash with one that you got in another way.
            Otherwise a program can only say that the file fits the certificate inside it.
          </li>
        </ul>
        <Facts
          of={[
            ['Sealing key', <HashText key="kid">{seal.kid}</HashText>],
            ['SHA-256 of the certificate', <HashText key="certificate">{seal.certificateHash}</HashText>],
            ['Time-stamping authority', seal.timestampAuthority ?? 'None'],
          ]}
        />
      </section>
      <section>
        <h3>How to check this copy</h3>
        <p>
          On the web: <a href={`${service}/verify`}>{`${service}/verify`}</a>. The public keys are at{' '}
          <a href={`${service}/.well-known/jwks.json`}>{`${service}/.well-known/jwks.json`}</a>.
        </p>
        <p>Without the service, with its program:</p>
        <Command>{`npm run verify -- ${file}`}</Command>
        <p>With pdfsig of Poppler, and with OpenSSL alone:</p>
        <Command>{`pdfsig -nocert ${file}`}</Command>
        {opensslCommands(file).map((command) => (
          <Command key={command}>{command}</Command>
        ))}
        <p>
          The attached file {EMBEDDED_NAME} holds everything on these pages as data, the document included, letter by
          letter.
        </p>
      </section>
    </>
  );
};

/** The sentence at the signing button and the law it rests on, by version: the record keeps versions and words, this file every wording there was. */
export interface Intent {
  name: string;
  title: string;
  agency: string;
  authority: string;
  /** Under whose law the agency signs; texts from before there was a choice say nothing. */
  jurisdiction?: 'federal' | 'other' | undefined;
  /** Whom a delegate signs for. */
  onBehalfOf?: { name: string; title: string } | undefined;
  /** The version with which the agency leaves; of a party that stays, nothing. */
  leaves?: number | undefined;
  /** Of a renewal, what every party certifies with it, as the text in force has it. */
  certifies?: string | undefined;
}

const SENTENCES: Record<SentenceVersion, (by: Intent) => string> = {
  'intent@1': ({ name, title, agency, authority }: Intent) =>
    `By selecting “Sign for ${agency}”, I, ${name}, sign this memorandum electronically as ${title}, under ${authority}.`,
  'intent@2': ({ name, title, agency, authority, onBehalfOf }: Intent) =>
    `By selecting Sign for ${agency}, I, ${name}, sign this memorandum electronically as ${title}${onBehalfOf ? ` for ${onBehalfOf.name}` : ''}, under ${authority}.`,
  'renew@1': (by: Intent) => `${SENTENCES['intent@2'](by)} ${by.agency} certifies: “${by.certifies}”`,
  'leave@1': ({ name, title, agency, authority, onBehalfOf, leaves = 0 }: Intent) =>
    `By selecting Sign for ${agency}, I, ${name}, agree electronically as ${title}${onBehalfOf ? ` for ${onBehalfOf.name}` : ''}, under ${authority}, that ${agency} leaves this memorandum with version ${leaves}.`,
};

type SentenceVersion = 'intent@1' | 'intent@2' | 'renew@1' | 'leave@1';

/** Citations only: what they say of a signature is the statutes' own word. */
const REFERENCES = {
  'gpea@1':
    'Legal reference: Government Paperwork Elimination Act, Pub. L. 105-277, Title XVII, sections 1701 to 1710 (44 U.S.C. 3504 note).',
  'esign-ueta@1':
    'Legal references: Electronic Signatures in Global and National Commerce Act (ESIGN), 15 U.S.C. 7001 et seq.; Uniform Electronic Transactions Act (UETA) as enacted by the state, or the state’s own law on electronic signatures.',
};

export interface Statement {
  /** `intent@2 gpea@1`: which sentence, which references. */
  version: string;
  sentence: string;
  reference: string;
}

export function statementOf(intent: Intent): Statement {
  const law = intent.jurisdiction === 'federal' ? 'gpea@1' : 'esign-ueta@1';
  const stays = intent.certifies === undefined ? 'intent@2' : 'renew@1';
  const sentence = intent.leaves === undefined ? stays : 'leave@1';
  return { version: `${sentence} ${law}`, sentence: SENTENCES[sentence](intent), reference: REFERENCES[law] };
}

/** Every word that the signer saw at the button, as the record keeps it. */
export const wordsOfStatement = ({ sentence, reference }: Statement): string => `${sentence} ${reference}`;

/**
 * The words of a version, for signatures of releases that kept no more than that: `intent@1`, `intent@2 gpea@1`. Throws when no
 * wording of that version was ever shown.
 */
export function statement(by: Intent, version: string): string {
  const parts = version.split(' ').map((part) => {
    if (Object.hasOwn(SENTENCES, part)) return SENTENCES[part as SentenceVersion](by);
    if (Object.hasOwn(REFERENCES, part)) return REFERENCES[part as keyof typeof REFERENCES];
    throw new RangeError(`There is no statement ${version}`);
  });
  return parts.join(' ');
}

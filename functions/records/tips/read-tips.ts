/** GET /.well-known/tips/{day}: what was sealed that day, with the key that it is verified with; under it the proof of one stream, and each section. */
import { authorize, STRANGER } from '../../identity/authorize.ts';
import { canonicalJson, sha256 } from '../../shared/canonical.ts';
import { api, type Request } from '../../shared/http/page.ts';
import { answer, notFound } from '../../shared/http/reply.ts';
import { readDocument } from '../../shared/ledger/document.store.ts';
import { keptKey } from '../keys/key.store.ts';
import { shownBy } from './proofs.ts';
import { proven, type Section, sectionRoot, sectionsBetween, treeRoot, unpacked } from './sections.ts';
import { listOf } from './tips.rules.ts';
import type { Proof } from './tips.schema.ts';
import { readSections, sealedListOf } from './tips.store.ts';

/** A list never changes once it is there. */
const KEEP = 'public, max-age=86400';
const kept = (body: unknown) => {
  const reply = answer(body);
  return { ...reply, headers: { ...reply.headers, 'cache-control': KEEP } };
};

/** As it was sealed, or an error: what is kept of it may have been changed. */
async function read(request: Request) {
  authorize(request, STRANGER);
  const { day = '' } = request.path;
  const sealed = /^\d{4}-\d{2}-\d{2}$/.test(day) ? await sealedListOf(day) : undefined;
  if (!sealed) return undefined;
  const { listHash, sectionsHash, jws, kid, previous } = sealed;
  const [list, key] = [listOf(sealed, previous), await keptKey(kid)];
  if (!key) throw new Error('The key that sealed the list is not written down');
  if (sha256(canonicalJson(list)) !== listHash) throw new Error(`The list of ${day} is not the one that was sealed`);
  return { sectionsHash, published: { list, jws, key: key.jwk } };
}

async function sectionsOf(found: NonNullable<Awaited<ReturnType<typeof read>>>): Promise<Section[]> {
  const sections = await readSections(found.sectionsHash);
  const { root, day } = found.published.list;
  if (treeRoot(sections) !== root) throw new Error(`The sections of ${day} are not those that were sealed`);
  return sections;
}

export const readTips = api(async (request) => {
  const found = await read(request);
  return found ? kept(found.published) : notFound();
});

/** The leaf of that name, or its neighbours; the one before it may be the last of a section, the one behind it the first of the next. */
async function proofOf(stream: string, sections: readonly Section[]): Promise<Proof> {
  const [section] = sectionsBetween(sections, stream, stream);
  const at = section ? sections.indexOf(section) : 0;
  const near = [sections[at], sections[at + 1]].flatMap((one, index) => (one ? [{ ...one, at: at + index }] : []));
  const leaves: Proof['leaves'] = [];
  for (const { leaves: document, at } of near) {
    const bytes = await readDocument(document);
    const tips = unpacked(bytes);
    const own = tips.findIndex((tip) => tip.stream === stream);
    if (own >= 0) return { stream, leaves: [proven(sections, at, bytes, own)] };
    const behind = tips.findIndex((tip) => tip.stream > stream);
    if (leaves.length === 0 && behind !== 0) {
      const before = behind < 0 ? tips.length - 1 : behind - 1;
      leaves.push(proven(sections, at, bytes, before));
    }
    if (behind >= 0) return { stream, leaves: [...leaves, proven(sections, at, bytes, behind)] };
  }
  return { stream, leaves };
}

export const readProof = api(async (request) => {
  const found = await read(request);
  const { stream = '' } = request.path;
  if (!found || !/^[0-9a-f]{64}$/.test(stream)) return notFound();
  const proof = await proofOf(stream, await sectionsOf(found));
  if (!shownBy(found.published.list, proof)) throw new Error('A section is not the one that was sealed');
  return kept({ ...found.published, proofs: [proof] });
});

/** Whoever reads them all has the whole list. */
export const readSection = api(async (request) => {
  const found = await read(request);
  const { section = '' } = request.path;
  const number = /^[1-9]\d{0,6}$/.test(section) ? Number(section) : 0;
  const one = found && number > 0 ? (await sectionsOf(found))[number - 1] : undefined;
  if (!one) return notFound();
  const leaves = await readDocument(one.leaves);
  if (sectionRoot(leaves) !== one.root) throw new Error(`Section ${section} is not the one that was sealed`);
  return kept({ section: number, tips: unpacked(leaves) });
});

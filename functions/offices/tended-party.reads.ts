/** A party as whoever tends its offices finds it: for acts that change the parties of several MOUs. */
export { type VisitedParty, visitParty } from './authorize-party.ts';

'use server';
import { door } from '@/server/claiming';

export const checkClaimAction = async (input: unknown) => door.checkClaim(input);
export const claimAction = async (input: unknown) => door.claim(input);
export const checkInvitationAction = async (input: unknown) => door.checkInvitation(input);
export const joinAction = async (input: unknown) => door.join(input);

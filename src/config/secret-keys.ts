/** Keys under which a secret may stand, well written or not: their values are never quoted back. */
export const SECRET_KEY = /pas+w|pass|pwd|mot.?de|mdp|secret|clear/i;

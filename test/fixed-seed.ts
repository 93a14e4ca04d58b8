// Properties draw from one seed, so that a run says the same twice. `FUZZ_SEED=$RANDOM npm test` looks elsewhere.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? 1) });

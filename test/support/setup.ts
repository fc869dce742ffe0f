import fc from 'fast-check';

// Every run tries the same random values, so that a change is judged by what it changes. Others: FC_SEED=… npx vitest.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20261123) });

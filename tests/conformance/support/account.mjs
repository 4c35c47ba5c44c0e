// The accounts this run may talk to, as the .NET test that started it states them: one healthy, others with one thing wrong each.
const account = JSON.parse(process.env.SIMULATED_ACCOUNT ?? '{}');

if (!account.healthy) throw new Error('SIMULATED_ACCOUNT is not set: these tests are started by dotnet test (Conformance).');

export const { functions, custom } = account;

export const settings = (which = 'healthy', overrides = {}) => ({
  endpoint: account[which],
  region: account.region,
  credentials: { accessKeyId: account.accessKeyId, secretAccessKey: account.secretAccessKey },
  maxAttempts: 1,
  ...overrides,
});

export const wrongSecret = { credentials: { accessKeyId: account.accessKeyId, secretAccessKey: 'not-the-secret' } };
export const unknownKey = { credentials: { accessKeyId: 'AKIANOBODYKNOWSTHIS1', secretAccessKey: account.secretAccessKey } };
export const clockOff = minutes => ({ systemClockOffset: minutes * 60_000 });

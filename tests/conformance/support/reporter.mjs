// One line of JSON for each case, which is all the .NET side reads.
export default async function* report(events) {
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.name.endsWith('.mjs')) continue;
    const error = data.details?.error?.cause ?? data.details?.error;
    yield JSON.stringify({ name: data.name, passed: type === 'test:pass', error: error ? String(error.stack ?? error) : null }) + '\n';
  }
}

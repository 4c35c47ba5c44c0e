// Reads one HCL text from standard input and writes what it says as JSON; ends with 1 and the complaint when it does not parse.
import hcl from 'hcl2-parser';

let text = '';
for await (const chunk of process.stdin.setEncoding('utf8')) text += chunk;
const [parsed, complaint] = hcl.parseToObject(text);
if (complaint || !parsed) {
  console.error(complaint ?? 'nothing was parsed');
  process.exit(1);
}
console.log(JSON.stringify(parsed));

// Says in one line what is wrong with the Node that runs us, where the first stack trace would not.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `Sojourn needs Node 24 and this is ${process.versions.node}. Run it through npm (npm test, npm run demo),`,
  );
  console.error(
    'which uses the Node 24 that npm ci installed here, or put node_modules/.bin first in your PATH.',
  );
  process.exit(1);
}

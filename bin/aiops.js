#!/usr/bin/env node
// Plain old syntax throughout: an old Node must be able to read this file and say what is missing.
var version = process.versions.node.split('.');
var major = Number(version[0]);
var minor = Number(version[1]);
if ((major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24) {
  import('../dist/cli/main.js').then(
    function (cli) {
      return cli.main();
    },
    function (error) {
      process.stderr.write(
        'aiops: error: cannot start: ' + error.message + ' [start]\n  fix: npm run build\n',
      );
      process.exitCode = 4;
    },
  );
} else {
  process.stderr.write(
    'aiops: error: Node ' +
      process.versions.node +
      ' is not supported [node-version]\n  fix: use Node 20.19 or newer, 22.13 or newer, or 24 and later\n',
  );
  process.exitCode = 2;
}

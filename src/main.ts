console.log('agent', process.argv.slice(2));

throw new Error("fails at load");

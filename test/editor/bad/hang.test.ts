it("never ends", async function () {
  this.timeout(2000);
  await new Promise(() => {});
});

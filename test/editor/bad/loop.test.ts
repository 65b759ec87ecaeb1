it("spins", () => {
  for (;;);
});

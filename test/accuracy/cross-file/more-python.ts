import type { CrossFileCase } from "./case.ts";

const ASK = `from openai import OpenAI

client = OpenAI()


def ask(prompt, model="gpt-4.1"):
    return client.responses.create(model=model, input=prompt, temperature=0.2)
`;
const NO_MODEL = 'def ask(prompt, model="gpt-4.1"):\n    return prompt\n';
const USE = 'ask("Name the lock.")\n';
const WRAPPED = ["call 3 gpt-4.1 0.2 wrapper"];

/** The second score: wrappers around objects of other files, packages in every form, files that come and go. */
export const MORE_PYTHON: readonly CrossFileCase[] = [
  {
    title: "a namespace package",
    at: "main.py",
    files: { "harbour/llm/chat.py": ASK, "main.py": `from harbour.llm.chat import ask\n\n${USE}` },
    expected: WRAPPED,
    lookAlike: { "harbour/llm/chat.py": NO_MODEL },
  },
  {
    title: "two folders up",
    at: "app/web/views/answer.py",
    files: { "app/llm.py": ASK, "app/web/views/answer.py": `from ...llm import ask\n\n${USE}` },
    expected: WRAPPED,
    lookAlike: { "app/web/views/answer.py": `from ..llm import ask\n\n${USE}` },
  },
  {
    title: "a module under another name",
    at: "main.py",
    files: { "app/llm.py": ASK, "main.py": 'import app.llm as model\n\nmodel.ask("Name the lock.")\n' },
    expected: WRAPPED,
    lookAlike: { "app/llm.py": NO_MODEL },
  },
  {
    title: "a dotted module",
    at: "main.py",
    files: { "app/llm.py": ASK, "app/__init__.py": "", "main.py": 'import app.llm\n\napp.llm.ask("Name the lock.")\n' },
    expected: WRAPPED,
    lookAlike: { "app/llm.py": NO_MODEL },
  },
  {
    title: "handed on twice, renamed once",
    at: "main.py",
    files: {
      "app/__init__.py": "from .texts import describe\n",
      "app/texts/__init__.py": "from .llm import ask as describe\n",
      "app/texts/llm.py": ASK,
      "main.py": 'from app import describe\n\ndescribe("Name the lock.")\n',
    },
    expected: WRAPPED,
    lookAlike: { "app/texts/__init__.py": "from .other import ask as describe\n", "app/texts/other.py": NO_MODEL },
  },
  {
    title: "imported where it is used",
    at: "main.py",
    files: { "llm.py": ASK, "main.py": 'def run():\n    from llm import ask\n    ask("Name the lock.")\n' },
    expected: WRAPPED,
    lookAlike: { "llm.py": NO_MODEL },
  },
  {
    title: "imported for one of two ways",
    at: "main.py",
    files: { "llm.py": ASK, "main.py": `try:\n    from llm import ask\nexcept ImportError:\n    ask = None\n${USE}` },
    expected: ["call 5 gpt-4.1 0.2 wrapper"],
    lookAlike: { "llm.py": NO_MODEL },
  },
  {
    title: "a model that a constructor in another file is given",
    at: "main.py",
    files: {
      "llm.py": `from langchain_openai import ChatOpenAI

model = ChatOpenAI(model="gpt-4.1", temperature=0.2)


def ask(prompt):
    return model.invoke(prompt)
`,
      "main.py": `from llm import ask\n\n${USE}`,
    },
    expected: WRAPPED,
    lookAlike: { "llm.py": NO_MODEL },
  },
  {
    title: "a client made and used in different files, through a wrapper",
    at: "main.py",
    files: {
      "clients.py": 'from langchain_openai import ChatOpenAI\n\nmodel = ChatOpenAI(model="gpt-4.1", temperature=0.2)\n',
      "llm.py": "from clients import model\n\n\ndef ask(prompt):\n    return model.invoke(prompt)\n",
      "main.py": `from llm import ask\n\n${USE}`,
    },
    expected: WRAPPED,
    lookAlike: { "clients.py": "model = Worker()\n" },
  },
  {
    title: "options spread from a record of another file",
    at: "main.py",
    files: {
      "settings.py": 'OPTIONS = {"model": "gpt-4.1", "temperature": 0.2}\n',
      "main.py": 'from openai import OpenAI\nfrom settings import OPTIONS\nOpenAI().responses.create(input="Name the lock.", **OPTIONS)\n',
    },
    expected: ["call 3 gpt-4.1 0.2 direct"],
    lookAlike: { "main.py": 'from settings import OPTIONS\n\nsend(input="Name the lock.", **OPTIONS)\n' },
  },
  {
    title: "options spread in a wrapper",
    at: "main.py",
    files: {
      "settings.py": 'OPTIONS = {"model": "gpt-4.1", "temperature": 0.2}\n',
      "llm.py":
        "from openai import OpenAI\nfrom settings import OPTIONS\n\n\ndef ask(prompt):\n    return OpenAI().responses.create(input=prompt, **OPTIONS)\n",
      "main.py": `from llm import ask\n\n${USE}`,
    },
    expected: WRAPPED,
    lookAlike: { "llm.py": NO_MODEL },
  },
  {
    title: "a class attribute of another file",
    at: "main.py",
    files: {
      "config.py": 'class Defaults:\n    model = "gpt-4.1"\n    temperature = 0.2\n',
      "main.py":
        'from openai import OpenAI\nfrom config import Defaults\nOpenAI().responses.create(model=Defaults.model, temperature=Defaults.temperature, input="Name the lock.")\n',
    },
    expected: ["call 3 gpt-4.1 0.2 direct"],
    lookAlike: { "main.py": "from config import Defaults\n\nprint(Defaults.model)\n" },
  },
  {
    title: "settings of pydantic",
    at: "main.py",
    files: {
      "settings.py":
        'from pydantic_settings import BaseSettings\n\n\nclass Settings(BaseSettings):\n    model: str = "gpt-4.1"\n\n\nsettings = Settings()\n',
      "main.py":
        'from openai import OpenAI\nfrom settings import settings\nOpenAI().responses.create(model=settings.model, input="Name the lock.")\n',
    },
    expected: ["call 3 gpt-4.1 absent direct"],
    lookAlike: { "main.py": "from settings import settings\n\nprint(settings.model)\n" },
  },
  {
    title: "a class that takes its client",
    at: "main.py",
    files: {
      "guide.py":
        'class Guide:\n    def __init__(self, client):\n        self.client = client\n\n    def ask(self, prompt):\n        return self.client.responses.create(model="gpt-4.1", input=prompt)\n',
      "main.py":
        'from guide import Guide\nfrom openai import OpenAI\n\nclient = OpenAI()\nclient.responses.create(model="gpt-4.1", input="Name the lock.")\nGuide(client)\n',
    },
    expected: ["call 5 gpt-4.1 absent direct"],
    lookAlike: { "main.py": "from guide import Guide\n\nclient = Transport()\nclient.responses.send()\nGuide(client)\n" },
  },
  {
    title: "three files of wrappers",
    at: "main.py",
    files: {
      "a.py": ASK,
      "b.py": "from a import ask\n\n\ndef outline(text):\n    return ask(text)\n",
      "c.py": "from b import outline\n\n\ndef chapter(text):\n    return outline(text)\n",
      "main.py": 'from c import chapter\n\nchapter("Name the lock.")\n',
    },
    expected: WRAPPED,
    lookAlike: { "b.py": "def outline(text):\n    return text\n" },
  },
  {
    title: "modules that import each other",
    at: "main.py",
    files: {
      "a.py": `import b\n${ASK}`,
      "b.py": "import a\n\n\ndef outline(text):\n    return a.ask(text)\n",
      "main.py": 'from b import outline\n\noutline("Name the lock.")\n',
    },
    expected: WRAPPED,
    lookAlike: { "a.py": `import b\n${NO_MODEL}` },
  },
  {
    title: "a stub beside the source",
    at: "main.py",
    files: { "llm.py": ASK, "llm.pyi": "def ask(prompt: str, model: str = ...) -> str: ...\n", "main.py": `from llm import ask\n\n${USE}` },
    expected: WRAPPED,
    lookAlike: { "llm.py": NO_MODEL },
  },
  {
    title: "a factory that another file hands on",
    at: "main.py",
    files: {
      "factory.py": "from anthropic import Anthropic\n\n\ndef make():\n    return Anthropic()\n",
      "clients.py": "from factory import make\n\nclient = make()\n",
      "main.py":
        'from clients import client\n\nclient.messages.create(model="claude-sonnet-4-5", max_tokens=90, messages=[{"role": "user", "content": "Name the lock."}])\n',
    },
    expected: ["call 3 claude-sonnet-4-5 absent direct"],
    lookAlike: { "main.py": 'from clients import client\n\nclient.close(model="claude-sonnet-4-5")\n' },
  },
  {
    title: "an enumeration of models",
    at: "main.py",
    files: {
      "models.py": 'from enum import Enum\n\n\nclass Model(str, Enum):\n    SMALL = "gpt-4.1-mini"\n    LARGE = "gpt-4.1"\n',
      "main.py":
        'from openai import OpenAI\nfrom models import Model\nOpenAI().responses.create(model=Model.SMALL, input="Name the lock.")\n',
    },
    expected: ["call 3 gpt-4.1-mini absent direct"],
    lookAlike: { "main.py": "from models import Model\n\nprint(Model.SMALL)\n" },
  },
  {
    title: "a module that is not there any more",
    at: "main.py",
    files: {
      "clients.py": "from openai import OpenAI\n\nclient = OpenAI()\n",
      "main.py": 'from clients import client\nfrom gone import MODEL\nclient.responses.create(model=MODEL, input="Name the lock.")\n',
    },
    expected: ["call 3 dynamic absent direct"],
    lookAlike: { "main.py": 'from gone import client, MODEL\n\nclient.publish(model=MODEL, input="Name the lock.")\n' },
  },
];

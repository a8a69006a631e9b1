/** An element with its class; what a reader sees is text, never markup. */
export function made<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  text = '',
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

/** @param name what it is called where its text is a sign */
export function button(text: string, name: string, act: () => void): HTMLButtonElement {
  const element = made('button', '', text);
  element.type = 'button';
  if (name !== text) {
    element.ariaLabel = name;
    element.title = name;
  }
  element.addEventListener('click', act);
  return element;
}

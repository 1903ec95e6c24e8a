export default function Page({ sum }) {
  return <p>hello from next {sum}</p>;
}

export async function getServerSideProps() {
  return { props: { sum: 40 + 2 } };
}
